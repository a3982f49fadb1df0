/** The local embedder: BGE small in ONNX form, on this machine's processor, without any network. */
package dev.bailiwick.knowledge.onnx;
