package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.flags.Flags;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.limits.Limits;
import java.time.InstantSource;

/** What can be asked of sessions, wired. */
public final class SessionUseCases {
    private final Ports ports;
    private final SessionLimits limits;
    private final SessionWrite write;
    private final GateKnowledge gates;
    private final Playing playing;

    /** Everything outside that sessions stand on. */
    public record Ports(
            Sessions sessions,
            DecisionStore store,
            Enrollments enrollments,
            Packages packages,
            CourseManifests manifests,
            Memories memories,
            GateResults gates,
            Limits limits,
            Flags flags,
            InstantSource clock,
            IdSource ids) {}

    public SessionUseCases(Ports ports, SessionLimits limits) {
        this.ports = ports;
        this.limits = limits;
        this.write = new SessionWrite(ports.sessions(), ports.store(), ports.limits(), ports.clock());
        this.gates = new GateKnowledge(ports.gates());
        this.playing = new Playing(ports.manifests(), ports.memories());
    }

    public StartSession start() {
        StartSession.Ground ground =
                new StartSession.Ground(ports.enrollments(), ports.packages(), ports.manifests(), ports.memories());
        StartSession.Bounds bounds = new StartSession.Bounds(ports.flags(), ports.limits(), limits.starts());
        return new StartSession(ports.sessions(), write, ground, bounds, ports.ids());
    }

    public Navigate navigate() {
        return new Navigate(write, playing, gates, limits.navigations());
    }

    public PauseSession pause() {
        return new PauseSession(write, playing);
    }

    public ResumeSession resume() {
        return new ResumeSession(write, ports.sessions(), ports.enrollments(), ports.packages(), playing);
    }

    public CompleteSession complete() {
        return new CompleteSession(write, playing, gates);
    }

    public AbandonSession abandon() {
        return new AbandonSession(write);
    }

    public Heartbeat heartbeat() {
        return new Heartbeat(write);
    }

    public ReadSession read() {
        return new ReadSession(ports.sessions());
    }

    public ReadOutline outline() {
        return new ReadOutline(read(), playing, ports.gates());
    }

    public CommitRuntime runtime() {
        return new CommitRuntime(ports.store(), playing, ports.clock());
    }

    public ReadContent content() {
        return new ReadContent(ports.sessions(), ports.manifests());
    }

    public SweepInactivity sweep() {
        return new SweepInactivity(ports.sessions(), ports.store(), ports.clock());
    }
}
