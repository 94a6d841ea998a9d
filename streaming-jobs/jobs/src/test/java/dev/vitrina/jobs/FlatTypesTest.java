package dev.vitrina.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.jobs.changes.ChangesFlatTypes;
import dev.vitrina.jobs.costing.CostingFlatTypes;
import dev.vitrina.jobs.history.HistoryFlatTypes;
import dev.vitrina.jobs.sales.SalesFlatTypes;
import dev.vitrina.jobs.state.Flat;
import dev.vitrina.jobs.state.Snapshots;
import dev.vitrina.jobs.stock.StockFlatTypes;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that travels between operators or sits in state is flat: add a new type to the list of its package. */
class FlatTypesTest {
    static Stream<Flat<?>> types() {
        return Stream.of(
                        ChangesFlatTypes.all(),
                        StockFlatTypes.all(),
                        CostingFlatTypes.all(),
                        SalesFlatTypes.all(),
                        HistoryFlatTypes.all())
                .flatMap(types -> types);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aValueComesBackFromItsBytesWithoutGenericTypes(Flat<?> flat) throws IOException {
        assertThat((Object) flat.roundTrip()).usingRecursiveComparison().isEqualTo(flat.value());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSerializerComesBackFromItsSnapshot(Flat<?> flat) throws IOException {
        assertThat(Snapshots.resolve(flat.serializer(), flat.serializer()).isCompatibleAsIs())
                .isTrue();
    }
}
