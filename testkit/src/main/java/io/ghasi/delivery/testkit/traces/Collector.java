package io.ghasi.delivery.testkit.traces;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc.TraceServiceImplBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans over OTLP/gRPC in plain text, as OpenTelemetry's own collector does on port 4317, and keeps them. */
public final class Collector implements AutoCloseable {
    private final List<Collected> spans = new CopyOnWriteArrayList<>();
    private final Server server;
    private volatile Mood mood = Mood.TAKES;

    /** What it does with what comes. */
    public enum Mood {
        TAKES,
        REFUSES,
        /** Neither takes nor refuses it: whoever sends waits. */
        HANGS
    }

    private Collector() throws IOException {
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Service())
                .build()
                .start();
    }

    /** On a free port. */
    public static Collector start() throws IOException {
        return new Collector();
    }

    private final class Service extends TraceServiceImplBase {
        @Override
        public void export(ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> answer) {
            switch (mood) {
                case TAKES -> {
                    spans.addAll(Collected.of(request));
                    answer.onNext(ExportTraceServiceResponse.getDefaultInstance());
                    answer.onCompleted();
                }
                case REFUSES -> answer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
                case HANGS -> {}
            }
        }
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** From now on. */
    public void be(Mood now) {
        mood = now;
    }

    /** All that came. */
    public List<Collected> spans() {
        return List.copyOf(spans);
    }

    /** Those of one trace, in the order in which they came. */
    public List<Collected> trace(String id) {
        return spans.stream().filter(span -> span.trace().equals(id)).toList();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
