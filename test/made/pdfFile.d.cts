interface PdfFileLine {
  readonly text: string;
  readonly size?: number;
  readonly x?: number;
  readonly down?: number;
  readonly turned?: boolean;
}

export function pdfFile(pages: readonly (readonly PdfFileLine[])[], about?: { readonly title?: string; readonly keywords?: string; readonly locked?: boolean; readonly characters?: { readonly map: string; readonly of: string } }): Buffer;
