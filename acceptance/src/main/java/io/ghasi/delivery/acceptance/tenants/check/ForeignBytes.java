package io.ghasi.delivery.acceptance.tenants.check;

import io.ghasi.delivery.acceptance.tenants.model.Registry;
import io.ghasi.delivery.acceptance.tenants.world.CourseName;
import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for one tenant's bytes where only the other's may be: its word, every id that it alone has, every session of its. Of such things
 * an answer may say only what the request itself did, and only in two places: the path, in a problem's {@code instance}, and the origin,
 * in the header that allows it.
 */
public final class ForeignBytes {
    private static final Pattern ID = Pattern.compile("\\b[a-z]{2,3}_[0-7][0-9A-HJKMNP-TV-Z]{25}\\b");

    private final Registry registry;
    private final Map<Side, Set<String>> idsOfOneAlone = new EnumMap<>(Side.class);

    public ForeignBytes(World world, Registry registry) {
        this.registry = registry;
        for (Side side : Side.values()) {
            idsOfOneAlone.put(side, idsOf(side, world));
        }
    }

    // What the tenant has, and the other has not.
    private static Set<String> idsOf(Side side, World world) {
        Set<String> ids = new HashSet<>();
        ids.add(world.tenant(side).text());
        for (CourseName name : CourseName.values()) {
            if (name.isOn(side)) {
                ids.add(world.edition(name, side).version().text());
                ids.add(world.edition(name, side).pack().text());
            }
            if (name.isOn(side.other())) {
                ids.remove(world.edition(name, side.other()).version().text());
                ids.remove(world.edition(name, side.other()).pack().text());
            }
        }
        for (Person person : world.people()) {
            for (Ticket ticket : Ticket.values()) {
                if (ticket.on(side.other()) == null) {
                    ids.add(person.enrollment(ticket).text());
                }
            }
        }
        return ids;
    }

    /** What of the other tenant is in {@code reply}, which is for somebody of {@code side}. */
    public List<String> in(Reply reply, Side side) {
        StringBuilder text = new StringBuilder(withoutInstance(reply));
        reply.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Access-Control-Allow-Origin") || !values.equals(origins(reply.call()))) {
                text.append('\n').append(name).append(values);
            }
        });
        return in(text.toString(), side);
    }

    /** What of the other tenant is in {@code text}, which only {@code side} may see. */
    public List<String> in(String text, Side side) {
        List<String> found = new ArrayList<>();
        if (text.contains(side.other().word())) {
            found.add("it holds the word " + side.other().word());
        }
        Matcher id = ID.matcher(text);
        while (id.find()) {
            if (isOf(side.other(), id.group())) {
                found.add("it holds " + id.group() + " of " + side.other());
            }
        }
        return found;
    }

    private boolean isOf(Side side, String id) {
        Registry.Owner owner = registry.owner(id);
        return (owner != null && owner.side() == side)
                || idsOfOneAlone.getOrDefault(side, Set.of()).contains(id);
    }

    private static List<String> origins(Call call) {
        return call.headers().stream()
                .filter(header -> header.getKey().equals("Origin"))
                .map(Map.Entry::getValue)
                .toList();
    }

    // The caller's own words come back there.
    private static String withoutInstance(Reply reply) {
        Call call = reply.call();
        int query = call.path().indexOf('?');
        String path = query < 0 ? call.path() : call.path().substring(0, query);
        return reply.status() < 400 ? reply.body() : reply.body().replace("\"instance\":\"" + path + "\"", "");
    }
}
