package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.store.PackageFiles;
import io.ghasi.delivery.sandbox.http.Answer;
import io.ghasi.delivery.sandbox.http.Call;
import io.ghasi.delivery.sandbox.http.Problem;
import io.ghasi.delivery.sandbox.http.Refusal;
import io.ghasi.delivery.sandbox.http.Route;
import io.ghasi.delivery.sandbox.http.Texts;
import java.io.IOException;
import java.util.List;

/** Tells which packages there are and what is in them. */
public final class ContentService {
    private final PackageTable packages;
    private final PackageFiles files;

    public ContentService(PackageTable packages, PackageFiles files) {
        this.packages = packages;
        this.files = files;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/internal/v1/tenants/{tid}/course-versions/{cv}/play-package", this::ofCourse, "locale"),
                Route.get("/internal/v1/tenants/{tid}/play-packages/{ppk}", this::find),
                Route.get("/internal/v1/tenants/{tid}/play-packages/{ppk}/manifest", this::manifest),
                Route.post("/sandbox/tenants/{tid}/play-packages/{ppk}/revoke", this::revoke));
    }

    private Answer ofCourse(Call call) {
        TenantId tenant = call.path("tid", TenantId::parse);
        CourseVersionId course = call.path("cv", CourseVersionId::parse);
        return packages.find(tenant, course, call.optional("locale", Texts::locale))
                .map(Answer::json)
                .orElseThrow(() -> new Refusal(Problem.notFound("The tenant has no package of this course version")));
    }

    private Answer find(Call call) {
        return Answer.json(found(call));
    }

    private Answer manifest(Call call) throws IOException {
        PackageRow found = found(call);
        PackageAddress address =
                new PackageAddress(call.path("tid", TenantId::parse), call.path("ppk", PlayPackageId::parse));
        byte[] manifest =
                files.manifest(address).orElseThrow(() -> new IOException("no manifest at " + address.manifest()));
        return Answer.jsonBytes(manifest).with("ETag", '"' + found.manifestSha256() + '"');
    }

    private Answer revoke(Call call) {
        return packages.revoke(call.path("tid", TenantId::parse), call.path("ppk", PlayPackageId::parse))
                .map(Answer::json)
                .orElseThrow(() -> new Refusal(Problem.notFound("The tenant has no such package")));
    }

    private PackageRow found(Call call) {
        TenantId tenant = call.path("tid", TenantId::parse);
        return packages.find(tenant, call.path("ppk", PlayPackageId::parse))
                .orElseThrow(() -> new Refusal(Problem.notFound("The tenant has no such package")));
    }
}
