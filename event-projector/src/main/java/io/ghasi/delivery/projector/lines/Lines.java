package io.ghasi.delivery.projector.lines;

import java.util.List;

/** Every line that there is. */
public final class Lines {
    /** Not taken yet: what devices did offline is merged when there is a merge. Until then their consumer is not to be started, so that nothing is lost. */
    public static final List<String> NOT_YET_SERVED = List.of("delivery-sync-merges");

    private Lines() {}

    /** Those that are taken. */
    public static List<ConsumedLine> served() {
        return List.of(
                new PackageLine(),
                new BundleLine(),
                new EnrollmentLine(),
                new GateLine(),
                DeviceLine.revoked(),
                DeviceLine.wiped(),
                new TenantLine(),
                new OffboardingLine(),
                new LicenceLine(),
                new SubjectRequestLine());
    }
}
