package dev.vitrina.schemas;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * What Avro may do with bytes from outside: build the records of this module, and never allocate more than a message can
 * hold, whatever length a damaged message claims. Both are settings of the whole process, made once.
 */
final class AvroSafety {
    private static final int LARGEST_TEXT = 1 << 25;
    private static final int MOST_ITEMS = 1 << 20;
    private static final String RECORDS = "dev.vitrina.schemas.avro.";

    static {
        // Avro reads its limits from system properties, when it meets its first message
        limit("org.apache.avro.limits.string.maxLength", LARGEST_TEXT);
        limit("org.apache.avro.limits.bytes.maxLength", LARGEST_TEXT);
        limit("org.apache.avro.limits.collectionItems.maxLength", MOST_ITEMS);
        ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(before, type -> type.getName().startsWith(RECORDS)));
    }

    private AvroSafety() {}

    /** Makes the settings, if this is the first call in the process. */
    static void apply() {
        // the static initializer has done it
    }

    private static void limit(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }
}
