package io.portcullis.connectors.hsm.pkcs11.worker;

import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;

/** Run as a process of its own: reads the keys of the first token with a bound of its choice. */
final class ListKeys {
  private ListKeys() {}

  /** Arguments: module, PIN, bound. Prints "N read, M seen". */
  public static void main(String[] arguments) throws Exception {
    PKCS11Module module = PKCS11Module.getInstance(arguments[0]);
    module.initialize();
    Session session = module.getSlotList(true)[0].getToken().openSession(true);
    session.login(PKCS11Constants.CKU_USER, arguments[1].toCharArray());
    KeyList list = new KeyList(session, Integer.parseInt(arguments[2]));
    int read = 0;
    Found page = list.page(Request.of(Request.Operation.KEYS, 0)).found();
    read += page.keys().size();
    while (page.next() < page.total()) {
      page = list.page(Request.of(Request.Operation.KEYS, page.next())).found();
      read += page.keys().size();
    }
    System.out.println(read + " read, " + page.total() + " seen");
  }
}
