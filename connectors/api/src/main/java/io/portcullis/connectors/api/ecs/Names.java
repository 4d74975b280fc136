package io.portcullis.connectors.api.ecs;

import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of the device and of the person in a document. */
record Names(Doc doc) {
  private static final Pattern SERIAL = Pattern.compile("[0-9A-Fa-f:]{1,120}");

  /** A host that only watches goes by observer.*, and is not meant. */
  List<Alias> device() {
    Aliases aliases =
        new Aliases()
            .certificate(
                doc.first("tls.client.x509.issuer.distinguished_name", "tls.client.issuer"),
                hex(doc.text("tls.client.x509.serial_number")))
            .add(AliasType.CERT_SHA256, digest(doc.text("tls.client.hash.sha256")))
            .vendor(
                AliasType.DEVICE_SERIAL,
                doc.text("device.manufacturer"),
                doc.text("device.serial_number"))
            .add(AliasType.HOSTNAME, doc.text("host.name"))
            .add(AliasType.HOSTNAME, doc.text("host.hostname"))
            .add(AliasType.MAC, doc.text("source.mac"));
    each("host.mac").forEach(mac -> aliases.add(AliasType.MAC, mac));
    List<Alias> names = aliases.list();
    return names.isEmpty()
        ? new Aliases().add(AliasType.IP, doc.first("source.ip", "client.ip")).list()
        : names;
  }

  List<Alias> person() {
    return named("user");
  }

  /** Whom something was done to, else who did it. */
  List<Alias> target() {
    List<Alias> target = named("user.target");
    return target.isEmpty() ? named("user") : target;
  }

  private List<Alias> named(String at) {
    String name = doc.text(at + ".name");
    boolean mail = name.contains("@");
    return new Aliases()
        .add(AliasType.EMAIL, doc.text(at + ".email"))
        .add(AliasType.UPN, mail ? name : "")
        .add(AliasType.USER_NAME, mail ? "" : name)
        .list();
  }

  private List<String> each(String field) {
    Doc place = doc.at(field);
    return place.isArray()
        ? place.items().stream().limit(32).map(Doc::value).toList()
        : List.of(place.value());
  }

  static String hex(String serial) {
    return SERIAL.matcher(serial).matches() ? serial : "";
  }

  static String digest(String text) {
    String bare = text.replace(":", "");
    return Words.hex(bare, 64, 64) ? bare : "";
  }
}
