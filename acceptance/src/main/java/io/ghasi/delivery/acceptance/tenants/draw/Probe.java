package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.request.Action;

/** The same question twice, about something that does not exist and about something of the other tenant's: nobody may see a difference. */
public record Probe(Action unknown, Action foreign) {}
