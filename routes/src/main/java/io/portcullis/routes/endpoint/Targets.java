package io.portcullis.routes.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.ca.endpoint.Roots;
import io.portcullis.connectors.ca.endpoint.StartTls;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;

/**
 * What is looked at: what is configured, and the places that the inventory tells, as far as they
 * are allowed.
 *
 * @param reach of places of the inventory; with no host, none of them
 * @param roots that clients trust there
 */
public record Targets(List<Target> configured, Reach reach, Roots roots) {
  /** Places that only the inventory tells. */
  public static final int MOST_TOLD = 300;

  private static final Pattern PLACE =
      Pattern.compile("(?<host>[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}\\]):(?<port>\\d{1,5})");
  private static final int MAX_PORT = 65_535;

  public Targets {
    configured = List.copyOf(configured);
  }

  List<Target> all(Known known) {
    Map<String, Target> all = new LinkedHashMap<>();
    configured.forEach(target -> all.putIfAbsent(target.item(), target));
    if (!reach.hosts().isEmpty()) {
      List<Target> told = new ArrayList<>();
      known.each(entry -> places(entry, all, told));
    }
    return List.copyOf(all.values());
  }

  private void places(Entry entry, Map<String, Target> all, List<Target> told) {
    if (entry.authority() || entry.status().kind() == Status.Kind.REVOKED) {
      return;
    }
    for (String place : entry.deployed()) {
      Optional<Target.Server> server = server(place, entry.owner());
      boolean fits = server.filter(s -> reach.host(s.host())).isPresent();
      if (fits && told.size() < MOST_TOLD && !all.containsKey(server.get().item())) {
        all.put(server.get().item(), server.get());
        told.add(server.get());
      }
    }
  }

  private Optional<Target.Server> server(String place, String owner) {
    Matcher matcher = PLACE.matcher(place);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String host = matcher.group("host").replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(matcher.group("port"));
    return port < 1 || port > MAX_PORT
        ? Optional.empty()
        : Optional.of(new Target.Server(host, port, List.of(), StartTls.NONE, roots, owner, reach));
  }
}
