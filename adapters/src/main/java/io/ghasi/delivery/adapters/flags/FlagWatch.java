package io.ghasi.delivery.adapters.flags;

import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the file says something else, and has it hold. What cannot be used is told once, and what was known last holds on. */
public final class FlagWatch implements Housekeeping.Chore {
    private static final Logger LOG = LoggerFactory.getLogger(FlagWatch.class);

    private final FlagFile file;
    private final FileProvider provider;
    private final MeterRegistry registry;
    private final AtomicInteger stale = new AtomicInteger();
    private byte @Nullable [] seen;
    private @Nullable String told;

    /** Tells {@code registry} of changes ({@code delivery_flags_reads_total}), and whether the file can be used ({@code delivery_flags_stale}). */
    public FlagWatch(FlagFile file, FileProvider provider, MeterRegistry registry) {
        this.file = file;
        this.provider = provider;
        this.registry = registry;
        Gauge.builder("delivery_flags_stale", stale, AtomicInteger::doubleValue)
                .description("1 while the file of flags cannot be used and what was known last holds")
                .register(registry);
        List.of("changed", "broken").forEach(this::counter);
    }

    @Override
    public synchronized void run() {
        try {
            byte[] now = file.bytes();
            if (!Arrays.equals(now, seen)) {
                change(FlagSet.read(now));
                seen = now;
            }
            told = null;
            stale.set(0);
        } catch (BadFlags e) {
            keep(String.valueOf(e.getMessage()));
        }
    }

    private void change(FlagSet flags) {
        provider.replace(flags);
        counter("changed").increment();
        LOG.info(LogEvent.FLAGS_CHANGED, "flags are as the file says now");
        if (!flags.unknown().isEmpty()) {
            LOG.warn(LogEvent.FLAGS_UNKNOWN, "nobody here asks for these flags: {}", flags.unknown());
        }
    }

    private void keep(String why) {
        stale.set(1);
        if (!why.equals(told)) {
            told = why;
            counter("broken").increment();
            LOG.warn(LogEvent.FLAGS_BROKEN, "the file of flags cannot be used, and what was known holds on: {}", why);
        }
    }

    private Counter counter(String outcome) {
        return registry.counter("delivery_flags_reads_total", "outcome", outcome);
    }
}
