package io.ghasi.delivery.testkit.concurrency;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** How often a {@link Concurrent} test runs. */
final class Repetitions implements TestTemplateInvocationContextProvider {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final int FULLY = 50;

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        int usually =
                context.getRequiredTestMethod().getAnnotation(Concurrent.class).usually();
        int times = FULL ? FULLY : usually;
        return IntStream.rangeClosed(1, times).mapToObj(time -> new Time(time, times));
    }

    private record Time(int time, int of) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return "time " + time + " of " + of;
        }
    }
}
