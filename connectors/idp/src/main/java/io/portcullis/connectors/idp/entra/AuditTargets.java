package io.portcullis.connectors.idp.entra;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Alias;
import io.portcullis.model.SubjectKind;

/** What an audit record was done to: its targetResources, several of them in any order. */
record AuditTargets(List<Doc> targets, List<Doc> details) {
  private static final Pattern WRAPPING = Pattern.compile("[\\[\\]\"\\s]");

  static AuditTargets of(Doc body) {
    List<Doc> targets = Embedded.list(body, "targetResources");
    return new AuditTargets(
        targets.isEmpty() ? Embedded.list(body, "targetResource") : targets,
        Embedded.list(body, "additionalDetails"));
  }

  Optional<Doc> user() {
    Optional<Doc> user = typed("user");
    return user.isPresent()
        ? user
        : targets.stream().filter(target -> target.has("userPrincipalName")).findFirst();
  }

  Optional<Doc> device() {
    return typed("device");
  }

  Optional<Doc> service() {
    Optional<Doc> principal = typed("serviceprincipal");
    return principal.isPresent() ? principal : typed("application");
  }

  Optional<Doc> group() {
    return typed("group");
  }

  private Optional<Doc> typed(String type) {
    return targets.stream()
        .filter(Doc::isObject)
        .filter(target -> target.at("type").value().equalsIgnoreCase(type))
        .findFirst();
  }

  /** The kind of the first of them that is a subject. */
  Optional<SubjectKind> kind() {
    if (device().isPresent() && !user().isPresent()) {
      return Optional.of(SubjectKind.DEVICE);
    }
    if (user().isPresent()) {
      return Optional.of(SubjectKind.IDENTITY);
    }
    return service().map(service -> SubjectKind.WORKLOAD);
  }

  List<Alias> names(SubjectKind kind) {
    return switch (kind) {
      case DEVICE -> device().map(this::deviceNames).orElse(List.of());
      case IDENTITY -> user().map(AuditTargets::userNames).orElse(List.of());
      case WORKLOAD -> service().map(this::serviceNames).orElse(List.of());
      default -> List.of();
    };
  }

  private List<Alias> deviceNames(Doc device) {
    String id = Embedded.detail(details, "DeviceId");
    return Names.device(
        device.text("id"),
        id.isEmpty() ? Embedded.detail(details, "Device Id") : id,
        device.text("displayName"));
  }

  private static List<Alias> userNames(Doc user) {
    return Names.person(user.text("id"), user.text("userPrincipalName"));
  }

  private List<Alias> serviceNames(Doc service) {
    return Names.service(
            service.text("id"), Embedded.detail(details, "AppId"), service.text("displayName"))
        .list();
  }

  /**
   * The new value of a property, out of the JSON text that it is written as; empty if unchanged.
   */
  String modified(String property) {
    return targets.stream()
        .flatMap(target -> Embedded.list(target, "modifiedProperties").stream())
        .filter(Doc::isObject)
        .filter(changed -> changed.at("displayName").value().equalsIgnoreCase(property))
        .map(changed -> bare(changed.at("newValue").value()))
        .findFirst()
        .orElse("");
  }

  private static String bare(String value) {
    return WRAPPING.matcher(value).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
