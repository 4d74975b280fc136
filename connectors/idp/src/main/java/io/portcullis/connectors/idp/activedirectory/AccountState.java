package io.portcullis.connectors.idp.activedirectory;

import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.WindowsEvent;
import io.portcullis.model.Statement.AccountStatus;

/** What an event makes of the account of a person or a computer. */
final class AccountState {
  private static final Pattern FLAGS = Pattern.compile("0x[0-9A-Fa-f]{1,8}");

  /** Message codes in UserAccountControl: "Account Disabled" and "Account Enabled". */
  private static final String DISABLED = "%%2080";

  private static final String ENABLED = "%%2048";

  /** The bit of userAccountControl in the form that the SAM keeps it in (USER_ACCOUNT_DISABLED). */
  private static final long DISABLED_BIT = 0x1;

  private AccountState() {}

  static Optional<AccountStatus> of(WindowsEvent event) {
    return switch (event.id()) {
      case 4722, 4767 -> Optional.of(AccountStatus.ACTIVE);
      case 4725 -> Optional.of(AccountStatus.SUSPENDED);
      case 4726, 4743 -> Optional.of(AccountStatus.DELETED);
      case 4740 -> Optional.of(AccountStatus.LOCKED);
      // A new account is disabled until it has a password; 4722 follows then.
      case 4720, 4741, 4738, 4742 -> changed(event);
      default -> Optional.empty();
    };
  }

  private static Optional<AccountStatus> changed(WindowsEvent event) {
    String flags = event.text("UserAccountControl");
    if (flags.contains(DISABLED)) {
      return Optional.of(AccountStatus.SUSPENDED);
    }
    if (flags.contains(ENABLED)) {
      return Optional.of(AccountStatus.ACTIVE);
    }
    return switched(event.text("OldUacValue"), event.text("NewUacValue"));
  }

  /** Only a switch counts: other changes leave the account as it was. */
  private static Optional<AccountStatus> switched(String before, String after) {
    if (!FLAGS.matcher(before).matches() || !FLAGS.matcher(after).matches()) {
      return Optional.empty();
    }
    boolean was = (Long.decode(before) & DISABLED_BIT) != 0;
    boolean is = (Long.decode(after) & DISABLED_BIT) != 0;
    return was == is
        ? Optional.empty()
        : Optional.of(is ? AccountStatus.SUSPENDED : AccountStatus.ACTIVE);
  }
}
