package io.portcullis.routes.state;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.Remark;
import io.portcullis.model.Subject;

/** Words that several documents have in common. */
final class Words {
  private static final int MAX_DIGITS = 6;

  private Words() {}

  /** Kinds of open remarks, each once: "not-deployed". */
  static List<String> kinds(Collection<Remark> remarks) {
    return remarks.stream()
        .map(Remark::kind)
        .distinct()
        .sorted()
        .map(KeyDeclaration::word)
        .toList();
  }

  static Fields standing(Subject subject) {
    return new Fields()
        .put("wanted", subject.trust().wanted().name())
        .put("admitted", subject.trust().admitted().name());
  }

  /** A distinguished name, and its most specific common name. */
  static Fields name(String distinguished) {
    return new Fields()
        .text("common_name", common(distinguished))
        .text("distinguished_name", distinguished);
  }

  private static String common(String distinguished) {
    try {
      for (Rdn rdn : new LdapName(distinguished).getRdns().reversed()) {
        if (rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String text) {
          return text;
        }
      }
    } catch (InvalidNameException | IllegalArgumentException e) {
      // A name that is only told may be no name; the JDK has two exceptions for that.
      return "";
    }
    return "";
  }

  /** Bits out of "2048" or "P-256"; empty where there are none. */
  static Optional<Long> bits(String size) {
    String digits = size.startsWith("P-") ? size.substring(2) : size;
    boolean number =
        !digits.isEmpty()
            && digits.length() <= MAX_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }
}
