import {
  Body,
  Controller,
  Get,
  Param,
  Post,
  Req,
  Res,
  UploadedFile,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { memoryStorage } from 'multer';
import { pipeline } from 'node:stream/promises';
import { parseId } from '@domain/kernel/id';
import { UploadFile } from '../commands/upload-file';
import { ContentStore } from '../content/content-store';
import { dispositionOf } from '../content/file-name';
import { FILE_PURPOSES, FilesReader } from '../public';
import { ActorGuard, SignedInGuard, type ActedRequest } from './actor.guard';
import { FileAccess } from './file-access';
import { LARGEST_MEGABYTES, RestProblem, RestProblemFilter } from './rest-problem';

const UPLOAD = FileInterceptor('file', {
  storage: memoryStorage(),
  limits: { fileSize: LARGEST_MEGABYTES * 1024 * 1024, files: 1, fields: 5, fieldSize: 1_000, parts: 8 },
  defParamCharset: 'utf8',
} as Parameters<typeof FileInterceptor>[1]);

const STATUS: Readonly<Record<string, number>> = {
  'file-type-not-allowed': 415,
  'file-type-mismatch': 415,
  'too-many-staged-files': 429,
  'not-permitted': 403,
};

/** Bytes go by REST; GraphQL names them by id. */
@Controller('api/files')
@UseFilters(RestProblemFilter)
export class FilesController {
  constructor(
    private readonly upload: UploadFile,
    private readonly files: FilesReader,
    private readonly content: ContentStore,
    private readonly fileAccess: FileAccess,
  ) {}

  /** multipart/form-data with `purpose` and `file`; gives `{ id, name, mediaType, sizeBytes, sha256 }`. */
  @Post()
  @UseGuards(SignedInGuard)
  @UseInterceptors(UPLOAD)
  async post(
    @Req() request: ActedRequest,
    @Body() body: { purpose?: unknown } | undefined,
    @UploadedFile() sent: Express.Multer.File | undefined,
  ) {
    const purpose = FILE_PURPOSES.find((known) => known === body?.purpose);
    if (!purpose)
      throw new RestProblem(400, 'INVALID_INPUT', 'errors.file-purpose', { possible: FILE_PURPOSES.join(', ') });
    if (!sent) throw new RestProblem(400, 'INVALID_INPUT', 'errors.file-missing');
    const command = {
      actor: request.actor,
      name: 'uploadFile',
      requestId: String(request.headers['x-request-id'] ?? ''),
    };
    const { originalname: name, mimetype: declaredType, buffer: bytes } = sent;
    const outcome = await this.upload.run(command, { purpose, name, declaredType, bytes });
    if (!outcome.ok) {
      const { code, ...facts } = outcome.refusal;
      const upper = code.toUpperCase().replaceAll('-', '_');
      throw new RestProblem(STATUS[code] ?? 400, upper, `problems.${code}`, facts as Record<string, string | number>);
    }
    const view = (await this.files.byIds([outcome.value])).get(outcome.value);
    if (!view) throw new Error(`file ${outcome.value} is not there`);
    return { id: view.id, name: view.name, mediaType: view.mediaType, sizeBytes: view.sizeBytes, sha256: view.sha256 };
  }

  /** The bytes, for those who may read them; for all others the file is not there. */
  @Get(':id')
  @UseGuards(ActorGuard)
  async get(@Param('id') id: string, @Req() request: ActedRequest, @Res() response: Response): Promise<void> {
    const fileId = parseId('file', id);
    const file = fileId && (await this.files.byIds([fileId])).get(fileId);
    const bytes =
      file && (await this.fileAccess.mayRead(request.actor, file)) ? await this.content.read(file.sha256) : null;
    if (!file || !bytes) throw new RestProblem(404, 'NOT_FOUND', 'problems.not-found');
    response.set({
      'Content-Type': file.mediaType,
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': dispositionOf(file.name, file.mediaType),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, max-age=300',
    });
    await pipeline(bytes, response).catch((error: NodeJS.ErrnoException) => {
      // The reader went away; there is nobody to tell.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }
}
