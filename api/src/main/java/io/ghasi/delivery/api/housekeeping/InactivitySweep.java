package io.ghasi.delivery.api.housekeeping;

import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.tracing.Trace;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.session.SweepInactivity;
import io.ghasi.delivery.core.session.SweepInactivity.Swept;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.core.tenancy.Tenant;
import io.ghasi.delivery.core.tenancy.TenantDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps every tenant at home here, tenant by tenant. */
public final class InactivitySweep implements Housekeeping.Chore {
    private static final Logger LOG = LoggerFactory.getLogger(InactivitySweep.class);
    private static final String NAME = "inactivity-sweep";
    private static final int MOST_FAILURES = 3;

    private final SweepInactivity sweep;
    private final TenantDirectory tenants;
    private final Region region;

    public InactivitySweep(SweepInactivity sweep, TenantDirectory tenants, Region region) {
        this.sweep = sweep;
        this.tenants = tenants;
        this.region = region;
    }

    @Override
    public void run() {
        int failedInARow = 0;
        for (Tenant tenant : tenants.inRegion(region)) {
            try {
                sweep(tenant);
                failedInARow = 0;
            } catch (DependencyUnavailable e) {
                // What is wrong with one tenant's rows keeps no other tenant waiting; where all fail, the rest need not
                // be tried.
                LOG.atWarn().addKeyValue("tenant", tenant.id()).setCause(e).log("a tenant was not swept");
                if (++failedInARow == MOST_FAILURES) {
                    throw e;
                }
            }
        }
    }

    private void sweep(Tenant tenant) {
        Trace trace = Trace.continuing(null);
        Cause cause = new Cause("system", NAME, trace.traceparent(), trace.traceId());
        Swept swept = sweep.sweep(tenant, cause);
        report(tenant, swept);
        while (swept.more()) {
            swept = sweep.sweep(tenant, cause);
            report(tenant, swept);
        }
    }

    private static void report(Tenant tenant, Swept swept) {
        if (swept.paused() + swept.abandoned() > 0) {
            LOG.atInfo()
                    .addKeyValue("tenant", tenant.id())
                    .addKeyValue("paused", swept.paused())
                    .addKeyValue("abandoned", swept.abandoned())
                    .log("idle sessions were put down");
        }
    }
}
