package io.portcullis.routes.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/**
 * A subject in the words of ECS, by its names: {@code device.*}, {@code user.*}, {@code host.*}.
 */
public final class About {
  private About() {}

  /** Dotted names; what is not known is left out. */
  public static Map<String, Object> of(SubjectKind kind, List<Alias> names) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (kind) {
      case DEVICE -> {
        first(names, AliasType.MDM_DEVICE, AliasType.ENTRA_DEVICE, AliasType.EDR_AGENT)
            .map(About::bare)
            .ifPresent(id -> fields.put("device.id", id));
        first(names, AliasType.DEVICE_SERIAL)
            .map(About::bare)
            .ifPresent(serial -> fields.put("device.serial_number", serial));
        all(fields, names, AliasType.HOSTNAME, "host.name", "related.hosts");
        all(fields, names, AliasType.MAC, "host.mac", "");
      }
      case IDENTITY -> {
        first(names, AliasType.IDP_USER).map(About::bare).ifPresent(i -> fields.put("user.id", i));
        first(names, AliasType.UPN, AliasType.USER_NAME)
            .ifPresent(name -> fields.put("user.name", name));
        first(names, AliasType.EMAIL).ifPresent(mail -> fields.put("user.email", mail));
        related(fields, "user.id", "user.name", "user.email");
      }
      case KEY -> first(names, AliasType.PKCS11_KEY).ifPresent(key -> key(fields, key));
      case WORKLOAD -> all(fields, names, AliasType.HOSTNAME, "host.name", "related.hosts");
      case AUTHORITY, SOURCE -> {
        // Its name is that of the hub's own fields.
      }
    }
    return fields;
  }

  private static void key(Map<String, Object> fields, String key) {
    int colon = key.lastIndexOf(':');
    fields.put("portcullis.key.handle", key.substring(colon + 1));
    if (colon > 0) {
      fields.put("portcullis.key.token", key.substring(0, colon));
    }
  }

  private static void related(Map<String, Object> fields, String... from) {
    List<Object> users = Stream.of(from).filter(fields::containsKey).map(fields::get).toList();
    if (!users.isEmpty()) {
      fields.put("related.user", users);
    }
  }

  private static void all(
      Map<String, Object> fields, List<Alias> names, AliasType type, String one, String many) {
    List<String> found =
        names.stream().filter(a -> a.type() == type).map(Alias::value).limit(8).toList();
    if (!found.isEmpty()) {
      fields.put(one, found.getFirst());
      if (!many.isEmpty()) {
        fields.put(many, found);
      }
    }
  }

  private static Optional<String> first(List<Alias> names, AliasType... types) {
    return Stream.of(types)
        .flatMap(type -> names.stream().filter(a -> a.type() == type))
        .map(Alias::value)
        .findFirst();
  }

  /** Without the vendor before it. */
  private static String bare(String id) {
    return id.substring(id.indexOf(':') + 1);
  }
}
