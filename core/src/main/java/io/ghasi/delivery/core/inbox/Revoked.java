package io.ghasi.delivery.core.inbox;

import io.ghasi.delivery.core.ids.BundleId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.ids.LicenceId;
import io.ghasi.delivery.core.ids.PlayPackageId;

/** What may no longer be used. */
public sealed interface Revoked {
    Id id();

    /** Its word in the table. */
    default String kind() {
        return switch (this) {
            case Pack _ -> "package";
            case Bundle _ -> "bundle";
            case Device _ -> "device";
            case Licence _ -> "licence";
        };
    }

    record Pack(PlayPackageId id) implements Revoked {}

    record Bundle(BundleId id) implements Revoked {}

    record Device(DeviceId id) implements Revoked {}

    record Licence(LicenceId id) implements Revoked {}
}
