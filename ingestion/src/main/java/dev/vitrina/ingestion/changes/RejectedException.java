package dev.vitrina.ingestion.changes;

/**
 * A line that is no change. The message is one sentence with the value, what would be right, and where it stands:
 * {@code Quantity must have at most 3 decimals: 1.2345 (lines[0].quantity of S-17)}.
 */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    private final RejectReason reason;
    private String path = "";
    private String entity;
    private String source;
    private String id;

    /** A line that is no change, for this reason. */
    public RejectedException(RejectReason reason, String sentence) {
        super(sentence, null, false, false); // thrown per bad line; where the reader stood helps nobody
        this.reason = reason;
    }

    public RejectReason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        if (path.isEmpty() && id == null) {
            return super.getMessage();
        }
        String where = path.isEmpty() ? id : id == null ? path : path + " of " + id;
        return super.getMessage() + " (" + where + ")";
    }

    /** Where in the change the trouble lies, such as {@code lines[0].quantity}; empty where it is the whole of it. */
    public String path() {
        return path;
    }

    /** The entity that the line names, as far as it was read; else null. */
    public String entity() {
        return entity;
    }

    /** The source that the line names, as far as it was read; else null. */
    public String source() {
        return source;
    }

    /** The id that the line names, as far as it was read; else null. */
    public String id() {
        return id;
    }

    /** Says that the trouble lies inside this field. */
    public RejectedException in(String field) {
        path = path.isEmpty() || path.startsWith("[") ? field + path : field + "." + path;
        return this;
    }

    /** Says that the trouble lies inside this item of a list, counted from 0. */
    public RejectedException at(int index) {
        return in("[" + index + "]");
    }

    /** Says whose trouble it is. */
    public RejectedException of(String entity, String source, String id) {
        this.entity = entity;
        this.source = source;
        this.id = id;
        return this;
    }

    /** A field's name as a sentence begins with it: {@code to_warehouse} is "To warehouse". */
    static String label(String field) {
        return Character.toUpperCase(field.charAt(0)) + field.substring(1).replace('_', ' ');
    }

    /** A value as it stands in a sentence: as it is, but never a screenful. */
    public static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
