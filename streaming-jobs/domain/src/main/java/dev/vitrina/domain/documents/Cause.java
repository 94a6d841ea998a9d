package dev.vitrina.domain.documents;

/** What happened to the document that a line change comes from. */
public enum Cause {
    /** The document had no version before. */
    NEW,
    /** The document has a newer version. */
    EDIT,
    /** The document was deleted. */
    DELETE
}
