package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.content.PackageIntake.Result;
import io.ghasi.delivery.sandbox.content.PackageIntake.Result.Refused;
import io.ghasi.delivery.sandbox.content.PackageIntake.Result.Taken;
import io.ghasi.delivery.sandbox.http.Answer;
import io.ghasi.delivery.sandbox.http.Call;
import io.ghasi.delivery.sandbox.http.Problem;
import io.ghasi.delivery.sandbox.http.Refusal;
import io.ghasi.delivery.sandbox.http.Route;
import io.ghasi.delivery.sandbox.tenants.TenantTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes packages in over HTTP. */
public final class ImportService {
    private static final Set<String> TYPES = Set.of("application/zip", "application/octet-stream");

    private final TenantTable tenants;
    private final Uploads uploads;
    private final PackageIntake intake;

    public ImportService(TenantTable tenants, Uploads uploads, PackageIntake intake) {
        this.tenants = tenants;
        this.uploads = uploads;
        this.intake = intake;
    }

    public List<Route> routes() {
        return List.of(Route.post("/sandbox/tenants/{tid}/imports", this::take, "enroll"));
    }

    private Answer take(Call call) throws IOException {
        TenantId tenant = call.path("tid", TenantId::parse);
        UserId learner = call.optional("enroll", UserId::parse);
        InputStream body = call.upload(uploads.most(), TYPES);
        if (!tenants.exists(tenant)) {
            throw new Refusal(Problem.notFound("There is no such tenant"));
        }
        Result result = uploads.with(body, zip -> intake.take(tenant, zip, learner));
        return switch (result) {
            case Taken taken -> Answer.json(shown(taken));
            case Refused refused -> throw new Refusal(problem(refused));
        };
    }

    private static Shown shown(Taken taken) {
        ImportedPackage course = taken.course();
        return new Shown(
                course.courseVersionId().text(),
                course.address().playPackage().text(),
                taken.enrollment() == null ? null : taken.enrollment().text(),
                course.standard(),
                course.lessons());
    }

    private static Problem problem(Refused refused) {
        List<Cause> causes = refused.why().problems().stream()
                .map(problem -> new Cause(problem.file(), problem.cause()))
                .toList();
        String others = causes.size() == 1 ? "" : " (and " + (causes.size() - 1) + " more)";
        Cause first = causes.getFirst();
        String detail = first.file() + " " + first.cause() + others;
        return Problem.of(422, "sandbox.package_rejected", "The package cannot be imported", detail)
                .with("problems", causes);
    }

    /** As the contract's {@code Imported}. */
    private record Shown(
            String courseVersionId,
            String playPackageId,
            @Nullable String enrollmentId,
            String standard,
            int lessons) {}

    private record Cause(String file, String cause) {}
}
