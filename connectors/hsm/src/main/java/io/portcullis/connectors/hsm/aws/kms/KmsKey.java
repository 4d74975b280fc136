package io.portcullis.connectors.hsm.aws.kms;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ARN of a KMS key (AWS KMS Developer Guide, "Key identifiers"). All of it is in lower case, so an
 * alias of a subject is one as it stands. The ARN of an alias names no key for good, and is none.
 */
record KmsKey(String arn, String region, String account, String id) {
  private static final Pattern FORM =
      Pattern.compile("arn:aws[a-z-]*:kms:([a-z0-9-]+):([0-9]{12}):key/([a-z0-9-]+)");

  static Optional<KmsKey> of(String arn) {
    Matcher matcher = FORM.matcher(arn);
    return matcher.matches()
        ? Optional.of(new KmsKey(arn, matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }
}
