package dev.vitrina.street;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * One stack for all tests that ask for a {@link Shop}: started by the first, ended after the last. While a test is being
 * written, {@code -Dvitrina.street.home=DIR} takes a stack that runs already and leaves it running.
 */
final class SharedShop implements ParameterResolver, TestWatcher {
    private static final String RUNNING_HOME = System.getProperty("vitrina.street.home");

    /** Ends its stack when JUnit ends. */
    private record Lease(Shop shop) implements AutoCloseable {
        static Lease take() {
            return new Lease(RUNNING_HOME == null ? Shop.open() : Shop.at(Path.of(RUNNING_HOME)));
        }

        @Override
        public void close() throws IOException {
            if (RUNNING_HOME == null) {
                shop.close();
            }
        }
    }

    private static final Namespace STREET = Namespace.create(SharedShop.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Shop.class;
    }

    @Override
    public Shop resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(STREET)
                .computeIfAbsent(Lease.class, type -> Lease.take(), Lease.class)
                .shop();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        Lease lease = context.getRoot().getStore(STREET).get(Lease.class, Lease.class);
        if (lease != null) {
            lease.shop().keepFolder();
            System.out.printf(
                    "%s failed; the stack's logs are in %s%n",
                    context.getDisplayName(), lease.shop().home().resolve("logs"));
        }
    }
}
