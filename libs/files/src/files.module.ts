import { Module } from '@nestjs/common';
import { IdentityModule } from '@identity/identity.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { UploadFile } from './commands/upload-file';
import { ContentStore } from './content/content-store';
import { FilesStore, SqlFilesReader } from './data/files.store';
import {
  CertificateFileResolver,
  CertificateFilesLoader,
  FileResolver,
  OrganisationDocumentsLoader,
  OrganisationDocumentsResolver,
} from './graphql/file.resolver';
import { FileAccess } from './http/file-access';
import { FilesController } from './http/files.controller';
import { RemoveStaleFiles } from './jobs/remove-stale-files';
import { FileAccessRules, FileAttachments, FilesReader } from './public';
import { WhenPapersNamed } from './reactions/when-papers-named';

@Module({
  imports: [IdentityModule, OrganisationsModule],
  controllers: [FilesController],
  providers: [
    ContentStore,
    FilesStore,
    SqlFilesReader,
    UploadFile,
    FileAccess,
    OrganisationDocumentsLoader,
    CertificateFilesLoader,
    FileResolver,
    OrganisationDocumentsResolver,
    CertificateFileResolver,
    RemoveStaleFiles,
    WhenPapersNamed,
    { provide: FilesReader, useExisting: SqlFilesReader },
    { provide: FileAttachments, useExisting: FilesStore },
    { provide: FileAccessRules, useExisting: FileAccess },
  ],
  exports: [FilesReader, FileAttachments, FileAccessRules],
})
export class FilesModule {}
