package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Setting;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What streams and consumers are expected to be. */
public record StreamsProfile(
        @Setting("the profile of contracts/nats/topology.yaml that streams and consumers are made by")
        @DefaultValue("production")
        String profile)
        implements Guarded {
    private static final String PRODUCTION = "production";

    public Topology topology() {
        return TopologyFile.read(profile);
    }

    @Override
    public void guard(Guard guard) {
        try {
            topology();
            guard.safe("profile", profile.equals(PRODUCTION), "keeps less than production has to", "Say " + PRODUCTION);
        } catch (IllegalArgumentException e) {
            guard.refuse("profile", "is no profile: " + e.getMessage());
        }
    }
}
