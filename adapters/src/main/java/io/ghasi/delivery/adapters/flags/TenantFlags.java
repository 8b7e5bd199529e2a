package io.ghasi.delivery.adapters.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.ghasi.delivery.core.flags.Flag;
import io.ghasi.delivery.core.flags.Flags;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import java.util.Map;

/** Flags as OpenFeature has them for a tenant of a region. */
public final class TenantFlags implements Flags, AutoCloseable {
    private final OpenFeatureAPI api;
    private final Client client;
    private final Map<String, Value> here;

    private TenantFlags(OpenFeatureAPI api, Region region) {
        this.api = api;
        this.client = api.getClient();
        this.here = Map.of(Attributes.REGION, new Value(region.code()));
    }

    /** Those of {@code provider}, which has to answer without asking anybody; to be closed by the caller, with the provider. */
    public static TenantFlags of(FeatureProvider provider, Region region) {
        // Not the one that the whole JVM shares: nobody else's provider may get in.
        OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
        api.setProviderAndWait(provider);
        return new TenantFlags(api, region);
    }

    @Override
    public boolean isOn(Flag flag, TenantId tenant) {
        return client.getBooleanValue(flag.key(), flag.usual(), new ImmutableContext(tenant.text(), here));
    }

    @Override
    public void close() {
        api.shutdown();
    }
}
