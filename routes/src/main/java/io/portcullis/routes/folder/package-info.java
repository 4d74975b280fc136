/** Folders that are looked through again and again: each new or changed file is one body. */
package io.portcullis.routes.folder;
