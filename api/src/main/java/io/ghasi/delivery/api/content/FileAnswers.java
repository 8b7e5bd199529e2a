package io.ghasi.delivery.api.content;

import io.ghasi.delivery.adapters.objects.FileRange;
import io.ghasi.delivery.adapters.objects.OpenFile;
import io.ghasi.delivery.adapters.objects.S3CourseFiles;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers with a file or a part of it, or that the client has it already. */
public final class FileAnswers {
    private final Supplier<@Nullable S3CourseFiles> store;
    private final FileHeaders headers;
    private final Bulkhead bulkhead;
    private final Transfer transfer;

    /** {@code store} has null where nobody said where files are kept. */
    public FileAnswers(
            Supplier<@Nullable S3CourseFiles> store, FileHeaders headers, Bulkhead bulkhead, Transfer transfer) {
        this.store = store;
        this.headers = headers;
        this.bulkhead = bulkhead;
        this.transfer = transfer;
    }

    void answer(Wanted wanted, HttpServletRequest request, HttpServletResponse response) throws IOException {
        S3CourseFiles files = store.get();
        if (files == null) {
            throw new ProblemException(
                    Problem.of(Code.RESOURCE_NOT_FOUND, "Nobody has told this deployment where course files are kept"));
        }
        if (Conditions.isKnown(request, wanted.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            headers.ofAny(wanted, response);
            return;
        }
        FileRange part = Conditions.range(request, wanted.tag(), wanted.file().size());
        if (part != null && part.isBehind()) {
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setHeader("Content-Range", "bytes */" + part.size());
            return;
        }
        if (request.getMethod().equals("HEAD")) {
            headers.of(wanted, part, request, response);
            return;
        }
        try (Bulkhead.Place _ = bulkhead.enter(wanted.exchange().grant().session())) {
            send(files, wanted, part, request, response);
        }
    }

    private void send(
            S3CourseFiles from,
            Wanted wanted,
            @Nullable FileRange part,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FileRange range = part == null ? FileRange.whole(wanted.file().size()) : part;
        // A package that was taken away, of which we still have the manifest.
        try (OpenFile file = from.open(wanted.pack(), wanted.file(), range)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(Code.RESOURCE_NOT_FOUND, "The course's files were taken away")))) {
            transfer.send(file, response, () -> headers.of(wanted, part, request, response));
        }
    }
}
