package io.portcullis.connectors.hsm.azure;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * The object that an operation is about, out of its URL (Key Vault documentation: object
 * identifiers). All versions of a key are one subject, so the version is set aside.
 *
 * @param host of the vault or HSM
 * @param collection "keys", "secrets", "certificates", or empty
 */
record VaultObject(String host, String collection, String name, String version) {
  private static final Pattern VAULT = Pattern.compile("[^.]+\\.(vault|managedhsm)\\..+");
  private static final Pattern URL =
      Pattern.compile(
          "https://([^/?:]{1,253})(?::\\d{1,5})?/(?:deleted)?(keys|secrets|certificates)/([^/?]{1,127})"
              + "(?:/([0-9a-fA-F]{32}))?.*");
  private static final Pattern HOST = Pattern.compile("https://([^/?:]{1,253}).*");

  /** Some operations name the vault only, and their object stands in the address asked for. */
  static VaultObject of(Doc record) {
    VaultObject stated = url(record.first("properties.id", "id_s", "id"));
    VaultObject asked = url(record.first("properties.requestUri", "requestUri", "requestUri_s"));
    return stated.name.isEmpty() && (!asked.name.isEmpty() || stated.host.isEmpty())
        ? asked
        : stated;
  }

  private static VaultObject url(String url) {
    Matcher matcher = URL.matcher(url);
    if (matcher.matches()) {
      String version = matcher.group(4) == null ? "" : matcher.group(4);
      return new VaultObject(matcher.group(1), matcher.group(2), matcher.group(3), version);
    }
    Matcher host = HOST.matcher(url);
    return new VaultObject(host.matches() ? host.group(1) : "", "", "", "");
  }

  /** Of the vault itself: requests to manage it go to hosts that all vaults share. */
  String ownHost() {
    return VAULT.matcher(host).matches() ? host : "";
  }

  boolean isKey() {
    return collection.equals("keys");
  }

  /** A certificate stands for its key, which has its name. */
  boolean isCertificate() {
    return collection.equals("certificates");
  }

  String url() {
    return name.isEmpty() ? "" : "https://" + host.toLowerCase(Locale.ROOT) + "/keys/" + name;
  }

  List<Alias> key() {
    return new Aliases().add(AliasType.ARN, url()).add(AliasType.KEY_LABEL, name).list();
  }
}
