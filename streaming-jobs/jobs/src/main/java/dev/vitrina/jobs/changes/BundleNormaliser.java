package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.stock.Quantity;
import dev.vitrina.schemas.Limits;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Component;
import java.util.List;

/** Products → their components, for those that have any. */
final class BundleNormaliser implements Normaliser<Bundle> {
    private static final long serialVersionUID = 1;

    @Override
    public List<Bundle> lines(Change change) {
        Bundle bundle = Bundles.of(change);
        return bundle.isNone() ? List.of() : List.of(bundle);
    }

    /**
     * A list of components as a bundle.
     *
     * @throws IllegalArgumentException if a component has no name or no possible quantity
     */
    static Bundle bundle(List<Component> components) {
        return components.isEmpty()
                ? Bundle.NONE
                : Bundle.of(components.stream().map(BundleNormaliser::component).toList());
    }

    private static Bundle.Component component(Component component) {
        if (!Limits.isName(component.getSku())
                || component.getQuantity().signum() < 0
                || component.getQuantity().compareTo(Limits.MOST_QUANTITY) > 0) {
            throw new IllegalArgumentException(
                    "A component needs an SKU of 1 to %d characters and a quantity from 0 to %s: %s of '%s'"
                            .formatted(
                                    Limits.LONGEST_NAME,
                                    Limits.MOST_QUANTITY,
                                    component.getQuantity(),
                                    component.getSku()));
        }
        return new Bundle.Component(component.getSku(), Quantity.thousandths(component.getQuantity()));
    }
}
