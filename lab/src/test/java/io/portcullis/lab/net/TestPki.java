package io.portcullis.lab.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An authority made with openssl, with a server's and a device's certificate. */
final class TestPki {
  private final Path folder;

  TestPki(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("ca.cnf"), CONFIG.replace("FOLDER", folder.toString()));
    Files.writeString(folder.resolve("index.txt"), "");
    Files.writeString(folder.resolve("crlnumber"), "01\n");
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj"
            + " /O=Moat/CN=Test-Root -config ca.cnf -extensions root -keyout ca.key -out ca.pem");
    issue("server", "radius.moat.test", "server");
    issue("device", "tablet-31", "device");
  }

  String ca() {
    return read("ca.pem");
  }

  LabConfig.Credential credential(String name) {
    return new LabConfig.Credential(read(name + ".pem"), read(name + ".key"));
  }

  /** Hex, as FreeRADIUS prints it. */
  String serial(String name) {
    String line = Shell.run("openssl", "x509", "-in", path(name + ".pem"), "-noout", "-serial");
    return line.strip().substring("serial=".length()).toLowerCase(java.util.Locale.ROOT);
  }

  void revoke(String name) {
    openssl("ca -config ca.cnf -revoke " + name + ".pem -crl_reason keyCompromise");
  }

  String crl() {
    openssl("ca -config ca.cnf -gencrl -crldays 1 -out crl.pem");
    return read("crl.pem");
  }

  private void issue(String name, String commonName, String section) {
    openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /O=Moat/CN="
            + commonName
            + " -config ca.cnf -keyout "
            + name
            + ".key -out "
            + name
            + ".csr");
    openssl(
        "ca -config ca.cnf -batch -notext -days 2 -extensions "
            + section
            + " -in "
            + name
            + ".csr -out "
            + name
            + ".pem");
  }

  private void openssl(String command) {
    String relative = command.replaceAll("(\\S+\\.(?:cnf|key|pem|csr))\\b", folder + "/$1");
    Shell.run(("openssl " + relative).split(" "));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final String CONFIG =
      """
      [ca]
      default_ca = moat
      [moat]
      database = FOLDER/index.txt
      rand_serial = yes
      new_certs_dir = FOLDER
      crlnumber = FOLDER/crlnumber
      certificate = FOLDER/ca.pem
      private_key = FOLDER/ca.key
      default_md = sha256
      policy = names
      [names]
      organizationName = supplied
      commonName = supplied
      [req]
      distinguished_name = dn
      prompt = no
      [dn]
      CN = unused
      [root]
      basicConstraints = critical, CA:true
      keyUsage = critical, keyCertSign, cRLSign
      subjectKeyIdentifier = hash
      [server]
      basicConstraints = CA:false
      keyUsage = digitalSignature
      extendedKeyUsage = serverAuth
      subjectAltName = DNS:radius.moat.test
      [device]
      basicConstraints = CA:false
      keyUsage = digitalSignature
      extendedKeyUsage = clientAuth
      """;
}
