package dev.vitrina.street;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** One stack for all tests that ask for a {@link Shop}: started by the first, ended after the last. */
final class SharedShop implements ParameterResolver, TestWatcher {
    private static final Namespace STREET = Namespace.create(SharedShop.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Shop.class;
    }

    @Override
    public Shop resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(STREET).computeIfAbsent(Shop.class, type -> Shop.open(), Shop.class);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        Shop shop = context.getRoot().getStore(STREET).get(Shop.class, Shop.class);
        if (shop != null) {
            shop.keepFolder();
            System.out.printf("%s failed; the stack's logs are in %s%n", context.getDisplayName(), shop.home());
        }
    }
}
