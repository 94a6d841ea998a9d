package dev.vitrina.jobs;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.vitrina.jobs.changes.Normaliser;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
class WallsTest {
    private static final JavaClasses VITRINA = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.vitrina");
    private static final String[] JOBS = {"history", "stock", "costing", "sales", "current"};

    @Test
    void theDomainKnowsTheJdkAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("dev.vitrina.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.vitrina.domain..")
                .check(VITRINA);
    }

    @Test
    void theDomainHasNoClock() {
        noClasses()
                .that()
                .resideInAPackage("dev.vitrina.domain..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .check(VITRINA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "stock", "costing", "sales", "current"})
    void aJobKnowsNoOtherJob(String job) {
        noClasses()
                .that()
                .resideInAPackage("dev.vitrina.jobs." + job + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(jobsBut(job))
                .check(VITRINA);
    }

    @Test
    void whatJobsShareKnowsNoJob() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.vitrina.jobs.changes..",
                        "dev.vitrina.jobs.config..",
                        "dev.vitrina.jobs.state..",
                        "dev.vitrina.jobs.tables..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(jobsBut(""))
                .check(VITRINA);
    }

    @Test
    void theContractsKnowNeitherDomainNorEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.vitrina.schemas..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.vitrina.domain..",
                        "dev.vitrina.jobs..",
                        "org.apache.flink..",
                        "org.apache.iceberg.flink..",
                        "org.apache.kafka..")
                .check(VITRINA);
    }

    @Test
    void streetsAndTheirStepsKnowNoTableAndNoEnd() {
        noClasses()
                .that(areStreetsOrSteps())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.vitrina.schemas.Tables")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.iceberg..", "org.apache.kafka..", "org.apache.flink.connector.kafka..")
                .check(VITRINA);
    }

    @Test
    void avroStopsAtTheNormalisers() {
        noClasses()
                .that()
                .resideInAnyPackage(jobsBut(""))
                .and(simpleNameEndingWith("Topology")
                        .or(simpleNameEndingWith("Operator"))
                        .or(simpleNameEndingWith("Tables")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.vitrina.schemas.avro..", "org.apache.avro..")
                .check(VITRINA);
    }

    private static DescribedPredicate<JavaClass> areStreetsOrSteps() {
        return simpleNameEndingWith("Topology")
                .or(assignableTo(Function.class))
                .or(assignableTo(StreamOperator.class))
                .or(assignableTo(Normaliser.class))
                .and(JavaClass.Predicates.resideInAPackage("dev.vitrina.jobs.."))
                .as("are topologies, functions, operators or normalisers");
    }

    private static String[] jobsBut(String job) {
        return Stream.of(JOBS)
                .filter(other -> !other.equals(job))
                .map(other -> "dev.vitrina.jobs." + other + "..")
                .toArray(String[]::new);
    }
}
