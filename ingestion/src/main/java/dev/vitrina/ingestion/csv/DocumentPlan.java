package dev.vitrina.ingestion.csv;

import dev.vitrina.schemas.Entity;
import java.util.List;

/**
 * How a group of rows becomes a document.
 *
 * @param where conditions on the group's first row; without them there is no such document
 * @param version null where it comes from outside
 * @param deleted conditions under which the document has ended; none: never
 */
record DocumentPlan(
        Entity entity,
        List<Condition> where,
        Leaf id,
        Leaf changedAt,
        Leaf version,
        List<Condition> deleted,
        BodyValue.Fields body) {}
