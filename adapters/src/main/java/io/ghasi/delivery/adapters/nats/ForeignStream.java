package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.tenancy.Region;

/** A stream of another region than who comes to it. */
public final class ForeignStream extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignStream(String stream, String found, Region here) {
        super("DELIVERY_NATS_SERVERS has a stream " + stream + " of region " + found + ", and DELIVERY_REGION is "
                + here.code() + ". Say where NATS of " + here.code() + " is");
    }
}
