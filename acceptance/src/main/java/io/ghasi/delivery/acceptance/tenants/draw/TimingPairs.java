package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.model.Ledger;
import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.core.ids.IdSource;
import java.util.Objects;
import java.util.SplittableRandom;

/** Draws what is timed: the same question about what does not exist and about what is another tenant's. */
public final class TimingPairs {
    private final World world;
    private final Ledger ledger;
    private final Founders founders;
    private final IdSource ids;
    private final Chance chance;
    private final Dresser dresser;

    public TimingPairs(World world, Ledger ledger, Founders founders, IdSource ids, long seed) {
        this.world = world;
        this.ledger = ledger;
        this.founders = founders;
        this.ids = ids;
        this.chance = new Chance(new SplittableRandom(seed));
        this.dresser = new Dresser(ids);
    }

    /** Two exchanges, and which one comes first. */
    public record Pair(Exchange unknown, Exchange foreign, boolean foreignFirst) {}

    /** Of an operation whose path names a session. Which one of the other tenant's is left to chance: none uses up its limit. */
    public Pair draw(Generator generator) {
        Draw draw = new Draw(world, ledger, founders, ids, chance, chance.of(Side.values()));
        Probe probe = Objects.requireNonNull(generator.probe()).apply(draw);
        Action.OfSession foreign = ((Action.OfSession) probe.foreign())
                .about(founders.any(draw.side().other(), chance.random()));
        return new Pair(dresser.plain(probe.unknown(), draw), dresser.plain(foreign, draw), chance.percent(50));
    }
}
