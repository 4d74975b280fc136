package io.portcullis.lab.net;

import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Session;

import static org.assertj.core.api.Assertions.assertThat;

class LabIT {
  private static final String HOOK_SECRET = "hook-4711-secret";
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @BeforeEach
  void theProgramsAreThere() {
    LabNeeds.check();
  }

  @Test
  void smoke() throws Exception {
    TestPki pki = new TestPki(folder);
    try (StubHub hub = new StubHub(HOOK_SECRET);
        NetworkLab lab =
            NetworkLab.start(
                new LabConfig(
                    pki.ca(),
                    pki.credential("server"),
                    pki.credential("device"),
                    "tablet-31",
                    hub.url(),
                    HOOK_SECRET,
                    "das-4711-secret",
                    LabConfig.Revocation.HUB))) {
      try {
        lab.startSupplicant();
        Session s = lab.waitForLogin(LONG);
        System.out.println(s + " " + lab.portVlan() + lab.reach("10") + lab.reach("99"));
        Awaitility.await().until(() -> !hub.accounting("Start").isEmpty());
        System.out.println(hub.questions().getLast().toPrettyString());
        System.out.println(hub.accounting("Start").getLast().toPrettyString());
        assertThat(lab.portOpen()).isTrue();
      } finally {
        for (LabLog l : LabLog.values()) System.out.println("=== " + l + "\n" + lab.log(l));
      }
    }
  }
}
