package io.portcullis.rules.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.rules.RuleBook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BundleFilesTest {
  @TempDir Path temp;

  @Test
  void whatIsNoFolderIsRefused() {
    Path nothing = temp.resolve("nothing");

    assertThatExceptionOfType(BundleException.class)
        .isThrownBy(() -> Bundle.load(nothing))
        .withMessage(nothing + " is no folder; name one that holds <area>/<rule>/Rule.drl");
  }

  @Test
  void emptyFolderIsRefused() {
    assertThatExceptionOfType(BundleException.class)
        .isThrownBy(() -> Bundle.load(temp))
        .withMessage("the folder holds no rule; write <area>/<rule>/Rule.drl");
  }

  @Test
  void fileThatDoesNotBelongIsNamed() {
    Folder folder = Folder.good(temp).write("some-area/notes.txt", "x").write("Loose.drl", "x");

    assertThatExceptionOfType(BundleException.class)
        .isThrownBy(() -> Bundle.load(folder.path()))
        .withMessageContaining("Loose.drl: does not belong here")
        .withMessageContaining("notes.txt: does not belong here");
  }

  @Test
  void oneByteMoreThanAFileMayHaveIsRefused() {
    String text = "#".repeat(BundleFiles.MAX_BYTES + 1);
    Folder folder = Folder.good(temp).write(Folder.RULE + "/cases.yaml", text);

    assertThatExceptionOfType(BundleException.class)
        .isThrownBy(() -> BundleFiles.read(folder.path()))
        .withMessage("some-area/late-posture/cases.yaml: is larger than 65536 bytes");
  }

  @Test
  void largestFileIsRead() throws BundleException {
    String text = "#".repeat(BundleFiles.MAX_BYTES);
    Folder folder = Folder.good(temp).write(Folder.RULE + "/cases.yaml", text);

    BundleFiles files = BundleFiles.read(folder.path());

    assertThat(files.text(Folder.RULE, "cases.yaml")).hasSize(BundleFiles.MAX_BYTES);
  }

  @Test
  void oneRuleMoreThanABundleMayHoldIsRefused() {
    Folder folder = Folder.empty(temp);
    for (int i = 0; i <= BundleFiles.MAX_RULES; i++) {
      folder.write("area/rule-" + i + "/Rule.drl", "");
    }

    assertThatExceptionOfType(BundleException.class)
        .isThrownBy(() -> Bundle.read(folder.path()))
        .withMessageContaining("the folder holds more than 1000 rules");
  }

  @Test
  void linksAreNotFollowedAndHiddenFilesPassedOver() throws IOException, BundleException {
    Folder folder = Folder.good(temp.resolve("policies")).write(".history/x/Rule.drl", "x");
    Path outside = Files.writeString(temp.resolve("secret"), "secret");
    Files.createSymbolicLink(folder.path().resolve("link"), outside);

    BundleFiles files = BundleFiles.read(folder.path());

    assertThat(files.files()).hasSize(3);
  }

  @Test
  void digestFollowsBytesAndPathsAndNothingElse() throws BundleException {
    String one = Bundle.read(Folder.good(temp.resolve("one")).path()).digest();
    String same = Bundle.read(Folder.good(temp.resolve("same")).path()).digest();
    Folder changed = Folder.good(temp.resolve("changed"));
    changed.change(Folder.RULE + "/rule.yaml", "Ask the owner.", "Ask the owner!");

    String other = Bundle.read(changed.path()).digest();

    assertThat(same).isEqualTo(one);
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void oneByteTooManyIsRefusedOutOfMemoryToo() {
    Map<String, byte[]> files = Map.of("a/b/Rule.drl", new byte[BundleFiles.MAX_BYTES + 1]);

    assertThatExceptionOfType(BundleException.class)
        .isThrownBy(() -> Bundle.load(files))
        .withMessage("a/b/Rule.drl: is larger than 65536 bytes");
  }

  @Test
  void whatWasPublishedIsTheBookOfTheFolder() throws BundleException {
    Folder folder = Folder.good(temp);

    RuleBook published = Bundle.load(Bundle.files(folder.path()));

    assertThat(published.digest()).isEqualTo(Bundle.load(folder.path()).digest());
  }
}
