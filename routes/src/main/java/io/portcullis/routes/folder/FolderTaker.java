package io.portcullis.routes.folder;

import java.util.concurrent.CompletableFuture;

/** Where what lies in a folder goes. Both complete when it is durable. */
interface FolderTaker {
  CompletableFuture<Void> take(byte[] body, String place);

  CompletableFuture<Void> refuse(String place, String reason);
}
