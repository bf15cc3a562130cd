'use client';

import { Upload } from 'lucide-react';
import { useId, useState } from 'react';
import { cn } from './cn';

interface FileDropProps {
  label: string;
  /** What is accepted: "CSV, up to 20 MB". */
  hint: string;
  accept: string;
  maxBytes: number;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** A file field that also takes a drop. Too large a file is refused in words, before anything is sent. */
export function FileDrop({ label, hint, accept, maxBytes, multiple = false, onFiles }: FileDropProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [refusal, setRefusal] = useState('');

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const tooLarge = files.find((file) => file.size > maxBytes);
    setRefusal(tooLarge ? `${tooLarge.name} is larger than ${Math.round(maxBytes / 1_000_000)} MB.` : '');
    if (!tooLarge && files.length > 0) onFiles(files);
  };

  return (
    <div>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
        className={cn(
          'flex flex-col items-center gap-1 rounded-lg border border-dashed border-line-strong px-4 py-10 text-center outline-accent-ink hover:bg-hover has-focus-visible:outline-2',
          isOver && 'border-accent bg-accent-soft',
        )}
      >
        <Upload aria-hidden className="size-5 text-muted" />
        <span className="font-medium">{label}</span>
        <span id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </span>
        <input
          id={id}
          type="file"
          accept={accept}
          multiple={multiple}
          aria-describedby={`${id}-hint`}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </label>
      <p role="alert" className="mt-1 text-bad-ink text-sm empty:hidden">
        {refusal}
      </p>
    </div>
  );
}
