package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.hsm.listing.Collected;
import io.portcullis.connectors.hsm.listing.JsonService;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Material;
import io.portcullis.connectors.hsm.listing.Note;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

/**
 * One key of a vault in the words of the hub (Key Vault documentation, "KeyBundle" and
 * "KeyAttributes"). A vault does not tell whether a key was imported.
 */
record VaultDescription(
    JsonService vault, Patience patience, VaultPages pages, String id, String name) {
  private static final int MOST_VERSIONS = 1_000;
  private static final int TAGS = 5;

  private static final Map<String, String> USAGES =
      Map.of("sign", "SIGN", "decrypt", "DECRYPT", "unwrapKey", "UNWRAP", "deriveKey", "DERIVE");

  KeyRow row() throws IOException, InterruptedException {
    String path = "/keys/" + name + "?" + VaultApi.VERSION;
    Doc bundle = patience.ask(() -> vault.get(path, "keys/get"));
    Doc key = bundle.object("key");
    Collected<Boolean> versions = versions();
    long usable = versions.all().stream().filter(v -> v.getValue()).count();
    Optional<VaultRotation> rotation = rotation();
    String kind = key.need("kty");
    return new KeyRow.Described(
        id,
        name,
        kind.endsWith("-HSM"),
        material(bundle, key),
        new KeyListed(
            usable > 0 ? Status.ENABLED : Status.DISABLED,
            Optional.empty(),
            Origin.UNKNOWN,
            versions.all().size(),
            usable,
            VaultRotation.of(rotation, newest(bundle)),
            notes(bundle, versions, rotation)));
  }

  /** Each of them works for as long as it is enabled. */
  private Collected<Boolean> versions() throws IOException, InterruptedException {
    Collected<Boolean> versions = new Collected<>(MOST_VERSIONS);
    pages.each(
        "/keys/" + name + "/versions",
        "keys/list",
        versions,
        item -> versions.add(item.need("kid"), item.flag("attributes.enabled")));
    return versions;
  }

  private Optional<VaultRotation> rotation() throws IOException, InterruptedException {
    String path = "/keys/" + name + "/rotationpolicy?" + VaultApi.VERSION;
    return patience.may(() -> VaultRotation.read(vault.get(path, "keys/getrotationpolicy")));
  }

  private static Optional<Instant> newest(Doc bundle) {
    return time(bundle, "attributes.created");
  }

  private static Optional<Instant> time(Doc doc, String field) {
    String text = doc.text(field);
    return text.isEmpty() ? Optional.empty() : Optional.of(Times.read(field, text));
  }

  /** JWK (RFC 7517): "RSA-HSM" with its modulus, "EC" with its curve. */
  private static Material material(Doc bundle, Doc key) {
    String kind = key.need("kty").replaceFirst("-HSM$", "");
    String algorithm = kind.equals("oct") ? "AES" : kind;
    String size = kind.equals("EC") ? key.text("crv") : modulus(key.text("n"));
    Set<String> usages =
        key.list("key_ops").stream()
            .map(Doc::value)
            .filter(USAGES::containsKey)
            .map(USAGES::get)
            .collect(Collectors.toCollection(TreeSet::new));
    // Left out where it can not be released to anybody.
    boolean exportable = bundle.flag("attributes.exportable");
    return new Material(algorithm, size, Optional.of(exportable), usages);
  }

  private static String modulus(String base64url) {
    try {
      byte[] n = java.util.Base64.getUrlDecoder().decode(base64url);
      return n.length == 0 ? "" : Integer.toString(new java.math.BigInteger(1, n).bitLength());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private List<String> notes(
      Doc bundle, Collected<Boolean> versions, Optional<VaultRotation> rotation) {
    List<String> notes = new ArrayList<>();
    if (bundle.flag("managed")) {
      notes.add("belongs to a certificate");
    }
    time(bundle, "attributes.exp").ifPresent(end -> notes.add("expires " + end));
    String recovery = bundle.text("attributes.recoveryLevel");
    if (!recovery.isEmpty()) {
      notes.add("recovery level " + recovery);
    }
    if (!versions.whole()) {
      notes.add("has more than " + MOST_VERSIONS + " versions");
    }
    if (rotation.isEmpty()) {
      notes.add("rotation policy not known");
    }
    Map<String, Doc> tags = bundle.at("tags").fields();
    if (!tags.isEmpty()) {
      notes.add(
          tags.entrySet().stream()
              .limit(TAGS)
              .map(t -> t.getKey() + "=" + t.getValue().value())
              .collect(Collectors.joining(", ", "tags ", "")));
    }
    return notes.stream().map(Note::of).toList();
  }
}
