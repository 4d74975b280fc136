package io.portcullis.connectors.hsm.vault;

import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;

/**
 * The call that an entry tells of: a path below a mount, and what is done there.
 *
 * @param doc the whole entry
 */
record Call(Doc doc) {
  private static final Pattern SLASH = Pattern.compile("/$");
  private static final String HMAC = "hmac-";
  private static final Set<String> AUTH_VERBS = Set.of("login", "callback", "oidc");

  String id() {
    return doc.text("request.id");
  }

  String path() {
    return doc.need("request.path");
  }

  /** "create", "read", "update", "patch", "delete", "list", "help". */
  String operation() {
    return doc.text("request.operation");
  }

  boolean reads() {
    return Set.of("read", "list", "help").contains(operation());
  }

  boolean isResponse() {
    return doc.text("type").equals("response");
  }

  /** The mount's path; before Vault 1.13 it is the path's first part, or two below auth/. */
  String mount() {
    String stated = doc.text("request.mount_point");
    if (!stated.isEmpty()) {
      return SLASH.matcher(stated).replaceFirst("");
    }
    String[] parts = path().split("/", 3);
    return parts[0].equals("auth") && parts.length > 1 ? "auth/" + parts[1] : parts[0];
  }

  /** What stands behind the mount: "sign/payments". */
  String rest() {
    String mount = mount() + "/";
    return path().startsWith(mount) ? path().substring(mount.length()) : "";
  }

  /** Part of {@link #rest}, or empty. */
  String part(int index) {
    String[] parts = rest().split("/", -1);
    return index < parts.length ? parts[index] : "";
  }

  Area area() {
    String type = doc.text("request.mount_type");
    if (path().startsWith("auth/")) {
      return login() ? Area.AUTHENTICATION : Area.CREDENTIAL;
    }
    if (path().startsWith("sys/")) {
      return Area.SYSTEM;
    }
    return Area.of(type.isEmpty() ? mount() : type);
  }

  private boolean login() {
    return AUTH_VERBS.contains(part(0));
  }

  boolean success() {
    return error().isEmpty();
  }

  String error() {
    return doc.at("error").value();
  }

  String namespace() {
    String path = SLASH.matcher(doc.text("request.namespace.path")).replaceFirst("");
    return path.isEmpty() ? "root" : path;
  }

  /** A value that Vault wrote in the clear: hashed ones name nothing. */
  static String clear(Doc place) {
    String text = place.value();
    return text.startsWith(HMAC) ? "" : text;
  }
}
