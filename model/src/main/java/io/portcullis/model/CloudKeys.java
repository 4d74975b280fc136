package io.portcullis.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which names are those of a key at a cloud's key service. Each is a key of its own there, that
 * works for as long as it is enabled, so a subject with several of them is asked for at each.
 */
final class CloudKeys {
  /** AWS: "arn:aws:kms:region:account:key/id". The ARN of an alias (":alias/") is no key's. */
  private static final Pattern KMS =
      Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-z0-9-]+");

  /** Azure: "https://host/keys/name" with or without the version. */
  private static final Pattern VAULT =
      Pattern.compile(
          "https://[a-z0-9-]+\\.(vault|managedhsm)\\.[a-z0-9.-]+/keys/[a-z0-9-]+(/[0-9a-f]{32})?");

  private CloudKeys() {}

  static List<Target> of(List<Alias> aliases) {
    return aliases.stream()
        .filter(a -> a.type() == AliasType.ARN)
        .map(Alias::value)
        .filter(CloudKeys::names)
        .<Target>map(Target.OfCloudKey::new)
        .toList();
  }

  private static boolean names(String arn) {
    return KMS.matcher(arn).matches() || VAULT.matcher(arn).matches();
  }
}
