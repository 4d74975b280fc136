/** What has to be tried out, looked through or kept, whether it was, and how it went. */
package io.portcullis.inventory.exercise;
